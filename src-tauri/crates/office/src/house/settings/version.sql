SELECT version FROM house WHERE id = 1
