SELECT COUNT(*) FROM mail WHERE state IN ('pending', 'sending', 'retry')
