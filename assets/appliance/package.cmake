# What is installed, and the two Debian packages made of it: the program (urokiosk), and what makes
# a machine into a kiosk (urokiosk-appliance), which does nothing before `urokiosk appliance on`.
include(GNUInstallDirs)
set(appliance ${CMAKE_CURRENT_LIST_DIR})
set(made ${CMAKE_BINARY_DIR}/appliance)
set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE
  GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

# Pages of the manual, and what a shell completes, from the program's own --help.
add_custom_command(OUTPUT ${made}/manual/urokiosk.1
  COMMAND ${CMAKE_COMMAND} -D PROGRAM=$<TARGET_FILE:urokiosk> -D OUT=${made}/manual
    -P ${appliance}/manual.cmake
  DEPENDS urokiosk ${appliance}/manual.cmake VERBATIM)
add_custom_target(manual ALL DEPENDS ${made}/manual/urokiosk.1)

# The units: the programs share one sandbox, what helps them another, what mounts sticks a third.
file(READ ${appliance}/units/sandbox sandbox)
file(READ ${appliance}/units/helper helper)
file(READ ${appliance}/units/sticks sticks)
file(GLOB units CONFIGURE_DEPENDS ${appliance}/units/*.service ${appliance}/units/*.path
  ${appliance}/units/*.timer ${appliance}/units/*.in)
foreach(file ${units})
  get_filename_component(unit ${file} NAME)
  if(NOT unit MATCHES "[.]in$")
    configure_file(${file} ${made}/units/${unit} COPYONLY)
    continue()
  endif()
  string(REGEX REPLACE "[.]service[.]in$" "" unit ${unit})
  set(WRITES /var/lib/urokiosk/kiosk)
  if(unit MATCHES "^urokiosk-(desk|backup|fleet-sign)$")
    set(WRITES "/var/lib/urokiosk -/media -/mnt -/srv -/var/backups")
  elseif(unit STREQUAL urokiosk-fleet-take)
    set(WRITES /var/lib/urokiosk)
  elseif(unit STREQUAL urokiosk-fleet)
    set(WRITES /var/lib/urokiosk/fleet)
  endif()
  set(SANDBOX "${sandbox}")
  if(unit STREQUAL urokiosk-fleet)
    # The one with a network; it sees no device and none of the staff's files.
    string(REPLACE "PrivateNetwork=yes\nIPAddressDeny=any\nRestrictAddressFamilies=AF_UNIX"
      "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6" SANDBOX "${SANDBOX}")
    string(REGEX REPLACE "DevicePolicy=closed.*SupplementaryGroups=[a-z ]*"
      "PrivateDevices=yes\nInaccessiblePaths=-/var/lib/urokiosk/staff" SANDBOX "${SANDBOX}")
  endif()
  string(REPLACE "@WRITES@" "${WRITES}" SANDBOX "${SANDBOX}")
  file(READ ${file} text)
  string(REPLACE "@SANDBOX@" "${SANDBOX}" text "${text}")
  string(REPLACE "@HELPER@" "${helper}" text "${text}")
  string(REPLACE "@STICKS@" "${sticks}" text "${text}")
  file(CONFIGURE OUTPUT ${made}/units/${unit}.service CONTENT "${text}" @ONLY)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file}
    ${appliance}/units/sandbox ${appliance}/units/helper ${appliance}/units/sticks)
endforeach()

# The program with all it shows and says.
install(TARGETS urokiosk DESTINATION bin COMPONENT urokiosk)
install(DIRECTORY assets/icons assets/themes DESTINATION share/urokiosk/assets COMPONENT urokiosk)
install(FILES assets/compose DESTINATION share/urokiosk/assets COMPONENT urokiosk)
install(DIRECTORY content DESTINATION share/urokiosk COMPONENT urokiosk)
install(DIRECTORY ${made}/manual/ DESTINATION share/man/man1 COMPONENT urokiosk
  FILES_MATCHING PATTERN "*.1.gz")
install(FILES ${made}/manual/completion DESTINATION share/bash-completion/completions
  RENAME urokiosk COMPONENT urokiosk)
install(FILES README.md GLOSSARY.md STANDARDS.md DESTINATION share/doc/urokiosk COMPONENT urokiosk)
# How to install a machine, not the program: of the packages' own name for it.
install(FILES INSTALL.md DESTINATION share/doc/urokiosk RENAME appliance.md COMPONENT urokiosk)

# What makes a machine into a kiosk.
install(DIRECTORY ${made}/units/ DESTINATION lib/systemd/system COMPONENT appliance)
install(FILES ${appliance}/sysusers.conf DESTINATION lib/sysusers.d RENAME urokiosk.conf
  COMPONENT appliance)
install(FILES ${appliance}/tmpfiles.conf DESTINATION lib/tmpfiles.d RENAME urokiosk.conf
  COMPONENT appliance)
install(FILES ${appliance}/70-urokiosk.rules DESTINATION lib/udev/rules.d COMPONENT appliance)
install(FILES ${appliance}/logind.conf ${appliance}/watchdog.conf ${appliance}/sysctl.conf
  ${appliance}/upgrades.conf ${appliance}/sticks.rules ${appliance}/urokiosk.sources
  ${appliance}/upgrades-timer.conf DESTINATION share/urokiosk/appliance COMPONENT appliance)
install(PROGRAMS ${appliance}/brightness ${appliance}/screen ${appliance}/stick ${appliance}/window
  DESTINATION lib/urokiosk COMPONENT appliance)
install(FILES ${appliance}/sway.conf DESTINATION /etc/urokiosk COMPONENT appliance)
install(FILES ${appliance}/sway.d/README DESTINATION /etc/urokiosk/sway.d COMPONENT appliance)
install(FILES ${appliance}/pam DESTINATION /etc/pam.d RENAME urokiosk COMPONENT appliance)

# Debian's own files of a package.
function(debian_documents package component)
  set(folder ${made}/${package})
  string(TIMESTAMP day "%a, %d %b %Y %H:%M:%S +0000" UTC)
  file(WRITE ${folder}/changelog.Debian "urokiosk (${PROJECT_VERSION}-1) stable; urgency=medium\n\n"
    "  * Packaged by CMake. What is new in the program: changelog.gz.\n\n"
    " -- ${MAINTAINER}  ${day}\n")
  configure_file(CHANGELOG.md ${folder}/changelog COPYONLY)
  execute_process(COMMAND gzip -9nf ${folder}/changelog.Debian ${folder}/changelog
    COMMAND_ERROR_IS_FATAL ANY)
  install(FILES ${appliance}/debian/lintian-overrides DESTINATION share/lintian/overrides
    RENAME ${package} COMPONENT ${component})
  install(FILES ${folder}/changelog.Debian.gz ${folder}/changelog.gz ${appliance}/debian/copyright
    DESTINATION share/doc/${package} COMPONENT ${component})
endfunction()
set(MAINTAINER "Urokiosk <urokiosk@packages.invalid>" CACHE STRING "Who answers for the packages")
debian_documents(urokiosk urokiosk)
debian_documents(urokiosk-appliance appliance)

set(CPACK_GENERATOR DEB)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_COMPONENTS_ALL urokiosk appliance)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS ${CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS})
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "${MAINTAINER}")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

set(CPACK_DEBIAN_UROKIOSK_PACKAGE_NAME urokiosk)
set(CPACK_DEBIAN_UROKIOSK_PACKAGE_SECTION education)
set(CPACK_DEBIAN_UROKIOSK_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_UROKIOSK_PACKAGE_DEPENDS
  "fonts-noto-core, espeak-ng-data, libgl1-mesa-dri, libegl1, libgl1")  # SDL opens them by name
# Opened when they are needed first (base/late.h), so that no tool finds them.
string(APPEND CPACK_DEBIAN_UROKIOSK_PACKAGE_DEPENDS
  ", librsvg2-2, libcups2, libespeak-ng1, libgettextpo0, libhunspell-1.7-0, libcurl4, ca-certificates")
set(CPACK_DEBIAN_UROKIOSK_PACKAGE_RECOMMENDS
  "cups, hunspell-en-us, hunspell-en-gb, hunspell-es, hunspell-ar")
set(CPACK_DEBIAN_UROKIOSK_PACKAGE_SUGGESTS urokiosk-appliance)
set(CPACK_COMPONENT_UROKIOSK_DESCRIPTION "touch kiosk for the waiting room of a clinic
Patients read, hear and print pages on urology on a touch screen, and
nothing a visitor touches is stored. Staff correct, approve and publish
the pages at a desk in the same program. Every page names its sources.

The sample pages have not been approved by a clinic, and say so.")

set(CPACK_DEBIAN_APPLIANCE_PACKAGE_NAME urokiosk-appliance)
set(CPACK_DEBIAN_APPLIANCE_PACKAGE_SECTION education)
set(CPACK_DEBIAN_APPLIANCE_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_APPLIANCE_PACKAGE_DEPENDS
  "urokiosk (>= ${PROJECT_VERSION}), systemd (>= 252), udev, libpam-systemd, polkitd, sway, cups, espeak-ng-data, fonts-noto-core")
set(CPACK_DEBIAN_APPLIANCE_PACKAGE_RECOMMENDS "unattended-upgrades, alsa-utils")
set(CPACK_DEBIAN_APPLIANCE_PACKAGE_CONTROL_EXTRA ${appliance}/debian/conffiles
  ${appliance}/debian/postinst ${appliance}/debian/prerm ${appliance}/debian/postrm)
set(CPACK_COMPONENT_APPLIANCE_DESCRIPTION "makes a machine into a Urokiosk
Units, users, a compositor's configuration and rules for devices. They do
nothing before \"urokiosk appliance on\": then the machine starts into the
kiosk, no key leads out of it, and what crashes or hangs starts again.")
include(CPack)
