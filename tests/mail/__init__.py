"""The outbox and the texts of mails."""
