SELECT COUNT(*) FROM transfer WHERE seq > :after
