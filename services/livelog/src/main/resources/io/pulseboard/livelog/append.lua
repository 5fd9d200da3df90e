-- Appends one entry and brings the latest record per key up to date, both or neither.
-- KEYS: the log, the latest hash. ARGV: entries to keep, records, '1' after a gap, the span that appends or nothing, then on
-- keyed streams the entry's keys and for each key its name, timestamp in microseconds and text.
local fields = {'r', ARGV[2]}
if ARGV[3] ~= '' then
  table.insert(fields, 'g')
  table.insert(fields, ARGV[3])
end
if ARGV[4] ~= '' then
  table.insert(fields, 't')
  table.insert(fields, ARGV[4])
end
if ARGV[5] then
  table.insert(fields, 'k')
  table.insert(fields, ARGV[5])
end
local offset = redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], '*', unpack(fields))
for i = 6, #ARGV, 3 do
  local held = redis.call('HGET', KEYS[2], ARGV[i])
  if not held or tonumber(string.match(held, '^-?%d+')) <= tonumber(ARGV[i + 1]) then
    redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1] .. ' ' .. ARGV[i + 2])
  end
end
return offset
