DELETE FROM touched WHERE stray = 0
