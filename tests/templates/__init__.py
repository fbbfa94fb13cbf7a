"""Reports made up in the nation-wide wording, every figure of them right: what hqaudit must read and find clean."""
