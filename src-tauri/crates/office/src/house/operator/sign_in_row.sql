SELECT id, name, role, initials, active, version
FROM operator
WHERE id = :id
