#!/usr/bin/env bash
# What callers send, with curl, against a running npm start (or npm run dev). Another port: FUNCTIONS_URL=http://localhost:3010
set -euo pipefail
functions=${FUNCTIONS_URL:-http://localhost:3000}
waiting_call=WT00000000000000000000000000000001
talked_call=WT00000000000000000000000000000002

# call <what it shows> <path> <curl options...>
call() {
  printf '\n# %s\n' "$1"
  curl --silent --show-error --max-time 20 "$functions$2" "${@:3}"
  echo
}

call 'Attributes are checked before Send to Flex; nothing is asked of Twilio' /studio/prepare-attributes \
  --data-urlencode 'conversations.campaign=Spring' --data-urlencode 'conversations.ivr_path=1 ▸ 2'

call 'A misspelled name is refused, with the name that was meant' /studio/enrich-task \
  -d "TaskSid=$waiting_call" -d conversations.outcom=Sale

call 'Attributes go into a task; what others wrote stays' /studio/enrich-task \
  -d "TaskSid=$waiting_call" -d conversations.campaign=Spring --data-urlencode 'customers.name=Ann Lee'

call 'Whole objects, as JSON' /studio/enrich-task -H 'Content-Type: application/json' \
  -d "{\"TaskSid\":\"$waiting_call\",\"Conversations\":{\"conversation_measure_1\":12.5},\"Customers\":{\"phone\":\"+15555550100\"}}"

call 'A callback belongs to the first call' /studio/link-task \
  -d "TaskSid=$talked_call" -d "FirstTaskSid=$waiting_call"

call 'An agent has the call no more: it ends with its outcome' /studio/close-task \
  -d "TaskSid=$talked_call" -d Status=completed -d Reason=solved --data-urlencode 'Outcome=Retention - Success'

call 'The caller is called back, so the waiting call is canceled' /studio/close-task \
  -d "TaskSid=$waiting_call" -d Status=canceled -d Reason=callback --data-urlencode 'Outcome=Callback requested'

# The token is the one of npm start; a deployment has its own in WORKERS_API_TOKEN.
call 'Agent attributes from an HR system' /workers/update-worker \
  -H 'Authorization: Bearer sandbox-workers-api-token-0123456789' \
  -d FriendlyName=alice -d location=London --data-urlencode 'team_name=Sales 2' -d team_id=2
