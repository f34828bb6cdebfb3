"""What is remembered: sessions, estimates, the outbox. A leaf; bodies are encrypted, the key lies elsewhere."""
