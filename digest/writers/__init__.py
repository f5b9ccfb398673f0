"""The writers of bulletins: `house` (no model) and `model` (an OpenAI-compatible endpoint)."""
