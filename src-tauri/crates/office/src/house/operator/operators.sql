SELECT id, name, role, active, version FROM operator ORDER BY name_key LIMIT 200
