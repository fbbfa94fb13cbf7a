"""The nouns of hqaudit: frozen, slotted records that every layer speaks in. Imports nothing of ours."""
