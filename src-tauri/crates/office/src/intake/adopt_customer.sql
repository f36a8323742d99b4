UPDATE customer SET external_key = :external_key WHERE id = :id
