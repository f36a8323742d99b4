INSERT INTO amendment_place (place_id, amendment_id) VALUES (:place_id, :amendment_id)
