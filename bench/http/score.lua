-- 10 KB bodies for realtime-score, no two alike in a run: products, positions and quantities rotate.
-- Bodies are built before the clock starts, so that wrk measures the server and not Lua.
local VARIANTS = 400
local bodies = {}

local function slot(row, column, product, quantity)
  return string.format(
    '{"position":"%s%d","product_id":%d,"product_name":"Product Number %d","price":%.2f,"quantity":%d,"capacity":10,"par_level":8,"daily_revenue":%.2f}',
    string.char(65 + row), column + 1, product, product, 1 + product % 9 * 0.25, quantity, (product * 7 + column) % 40 / 10)
end

function setup(thread)
  thread:set("seed", math.random(1, 1000000))
end

function init()
  math.randomseed(seed)
  for variant = 1, VARIANTS do
    local slots = {}
    for row = 0, 6 do
      for column = 0, 9 do
        slots[#slots + 1] = slot(row, column, math.random(1, 40), math.random(0, 10))
      end
    end
    local first = string.match(slots[math.random(1, 70)], '"product_id":(%d+)')
    bodies[variant] = string.format(
      '{"product_id":%s,"target_position":"%s%d","planogram":{"cabinet_type":"refrigerated","rows":7,"columns":10,"slots":[%s]}}',
      first, string.char(65 + math.random(0, 6)), math.random(1, 10), table.concat(slots, ","))
  end
end

local at = 0
function request()
  at = at % VARIANTS + 1
  return wrk.format("POST", nil, { ["Content-Type"] = "application/json" }, bodies[at])
end

function response(status)
  if status ~= 200 then refused = (refused or 0) + 1 end
end
