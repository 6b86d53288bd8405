"""British English: times by the 24-hour clock as on a clinic's rota, the same in the admin, at the desk and in mail."""

TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j M Y, H:i"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
