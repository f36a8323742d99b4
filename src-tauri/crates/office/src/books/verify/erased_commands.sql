SELECT id, sealed, kept FROM erased_command
