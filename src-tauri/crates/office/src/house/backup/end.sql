SELECT h.seq, j.at_ms FROM head h LEFT JOIN journal j ON j.seq = h.seq WHERE h.id = 1
