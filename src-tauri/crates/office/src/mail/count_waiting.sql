SELECT COUNT(*) FROM mail WHERE state IN ('pending', 'retry', 'sending')
