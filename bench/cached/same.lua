-- The same question for ever. The server's own count of replies says whether all were kept ones.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"device_id":"demo-01"}'
