#!/bin/sh
# Removes the folder of a private server once standard input ends: whoever started the server has closed it or is gone.
# What still runs by the folder's *.running files (a process id each) is ended first.
# Usage: watchdog.sh FOLDER SIGNAL, where SIGNAL is what ends the server at once.
folder=$1 signal=$2
cat >/dev/null

# Whether the process works in our folder: its id may have been given to another since it was written down.
is_ours() {
  [ -d /proc/self ] || return 0
  case $(readlink "/proc/$1/cwd") in "$folder" | "$folder"/*) ;; *) return 1 ;; esac
}

family() {
  echo "$1"
  cat "/proc/$1/task/$1/children"
}

end() {
  is_ours "$1" || return 0
  kill -s CONT $(family "$1")
  kill -s "$signal" "$1"
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    kill -0 "$1" && is_ours "$1" || return 0
    sleep 0.1
  done
  kill -s KILL $(family "$1")
}

for file in "$folder"/*.running; do
  if read -r pid <"$file"; then end "$pid"; fi
done 2>/dev/null
# A process that is ending may still write.
rm -rf "$folder" 2>/dev/null || { sleep 0.5; rm -rf "$folder"; }
