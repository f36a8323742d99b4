SELECT role, active FROM operator WHERE id = :id
