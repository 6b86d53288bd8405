"""Whom we win and what we promised: clinics, promotions, leads, promo codes, redemptions and the e-mail outbox."""
