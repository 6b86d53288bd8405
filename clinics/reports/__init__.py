"""The figures that marketing looks at: funnels, tables, drawings, files and their pages."""
