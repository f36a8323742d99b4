UPDATE reprise SET listed = NULL WHERE COALESCE(listed, 'done') <> bucket
