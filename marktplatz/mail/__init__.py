"""Mail: rows of an outbox, written in the transaction that causes them and delivered afterwards."""
