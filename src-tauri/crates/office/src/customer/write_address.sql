UPDATE customer SET email = :email, email_key = :email_key WHERE id = :id
