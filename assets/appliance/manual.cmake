# Pages of the manual, one a subcommand, and the words a shell completes, from --help:
# cmake -D PROGRAM=... -D OUT=... -P manual.cmake
function(help_of into)
  execute_process(COMMAND ${PROGRAM} ${ARGN} --help OUTPUT_VARIABLE said COMMAND_ERROR_IS_FATAL ANY)
  string(REPLACE ";" "," said "${said}")  # or CMake would end a line there
  set(${into} "${said}" PARENT_SCOPE)
endfunction()

function(options_of into said)
  string(REGEX MATCHALL "\n  -[^ ]+" found "${said}")
  list(TRANSFORM found REPLACE "\n  " "")
  string(REPLACE "," ";" found "${found}")
  list(TRANSFORM found REPLACE ":.*" "")
  set(${into} "${found}" PARENT_SCOPE)
endfunction()

function(subcommands_of into said)
  set(names "")
  string(FIND "${said}" "\nSubcommands:" at)
  if(NOT at EQUAL -1)
    string(SUBSTRING "${said}" ${at} -1 part)
    string(REGEX MATCHALL "\n  [a-z][a-z-]+" names "${part}")
    list(TRANSFORM names REPLACE "\n  " "")
  endif()
  set(${into} "${names}" PARENT_SCOPE)
endfunction()

# A page: its first line, then what --help says, as it is set there.
function(to_roff into text)
  string(REPLACE "\\" "\\e" text "${text}")
  string(REPLACE "-" "\\-" text "${text}")
  string(REGEX REPLACE "\n([.'])" "\n\\\\&\\1" text "${text}")
  set(${into} "${text}" PARENT_SCOPE)
endfunction()

function(write_page name summary body)
  string(TOUPPER "${name}" upper)
  string(TIMESTAMP day "%Y-%m-%d" UTC)
  to_roff(title "${name}")
  to_roff(summary "${summary}")
  set(see "urokiosk (1)")
  if(name STREQUAL urokiosk)
    set(see "/usr/share/doc/urokiosk/README.md")
  endif()
  file(WRITE ${OUT}/${name}.1 ".TH \"${upper}\" 1 \"${day}\" Urokiosk \"Urokiosk\"\n.SH NAME\n"
    "${title} \\- ${summary}\n${body}.SH SEE ALSO\n.BR ${see}\n")
endfunction()

function(section into title said)
  to_roff(said "${said}")
  set(${into} ".SH \"${title}\"\n.nf\n${said}.fi\n" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${OUT})
file(MAKE_DIRECTORY ${OUT})
help_of(all)
subcommands_of(names "${all}")
section(body "USE" "${all}")
write_page(urokiosk "touch kiosk for the waiting room of a clinic" "${body}")
string(REPLACE ";" " " first "${names}")
set(cases "")
foreach(name ${names})
  help_of(said ${name})
  string(REGEX MATCH "^[^\n]*" summary "${said}")
  section(body "USE" "${said}")
  options_of(words "${said}")
  subcommands_of(parts "${said}")
  list(APPEND words ${parts})
  foreach(part ${parts})
    help_of(more ${name} ${part})
    string(TOUPPER "${part}" title)
    section(its "${title}" "${more}")
    string(APPEND body "${its}")
    options_of(of_part "${more}")
    list(APPEND words ${of_part})
  endforeach()
  list(REMOVE_DUPLICATES words)
  string(REPLACE ";" " " words "${words}")
  string(APPEND cases "    ${name}) words=\"${words}\" ;;\n")
  write_page(urokiosk-${name} "${summary}" "${body}")
endforeach()
file(GLOB pages ${OUT}/*.1)
execute_process(COMMAND gzip -9nkf ${pages} COMMAND_ERROR_IS_FATAL ANY)
file(WRITE ${OUT}/completion "# What bash completes after urokiosk; made from its --help.
_urokiosk() {
  local words=\"\" current=\${COMP_WORDS[COMP_CWORD]}
  case \${COMP_WORDS[1]} in
${cases}  esac
  [ \"\$COMP_CWORD\" -eq 1 ] && words=\"--data --help --version ${first}\"
  mapfile -t COMPREPLY < <(compgen -W \"\$words\" -- \"\$current\")
  [ \${#COMPREPLY[@]} -gt 0 ] || mapfile -t COMPREPLY < <(compgen -f -- \"\$current\")
}
complete -F _urokiosk urokiosk
")
