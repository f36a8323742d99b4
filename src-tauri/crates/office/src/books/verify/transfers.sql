SELECT COUNT(*) FROM transfer
