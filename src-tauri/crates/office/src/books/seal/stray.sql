UPDATE touched SET stray = 1 WHERE stray = 0
