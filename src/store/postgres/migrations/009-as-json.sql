-- What a text holds as JSON; null where it was damaged, so that one row never breaks what is asked of all.
CREATE FUNCTION as_json(body TEXT) RETURNS JSON LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN body::json;
EXCEPTION WHEN OTHERS THEN
  RETURN NULL;
END $$;
