SELECT id, name, version FROM hall
