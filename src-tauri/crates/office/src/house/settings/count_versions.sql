UPDATE performance SET version = version + 1
