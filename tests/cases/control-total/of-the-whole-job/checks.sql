= ../../schemas/whole.sql
