SELECT holder, until_ms FROM mail_lease WHERE id = 1
