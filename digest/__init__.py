"""COMPOSE: from stories to claims, sentences, bulletins, editions and deliveries."""
