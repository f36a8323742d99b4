SELECT body FROM hall_plan WHERE hall_id = :hall_id
