DELETE FROM site_session
