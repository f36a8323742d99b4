SELECT COUNT(*) FROM operator WHERE active = 1 AND role = 'supervisor'
