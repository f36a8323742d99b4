SELECT body_text, body_html, message_id FROM mail WHERE id = ?1
