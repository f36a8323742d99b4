SELECT id, name, role, initials, NULL AS demo_pin
FROM operator
WHERE active = 1
ORDER BY name_key
LIMIT 200
