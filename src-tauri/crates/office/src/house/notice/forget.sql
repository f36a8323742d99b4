DELETE FROM notice WHERE what = :what
