# Run by CPack on what will be the Debian package: what Debian's policy wants otherwise than `cmake --install` puts it. The
# manual and the list of changes are compressed, and zsh looks for completions of packages in a folder of its own.
set(share ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share)
string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)
file(WRITE ${share}/doc/recto/changelog "recto (${CPACK_PACKAGE_VERSION}) unstable; urgency=medium

  * Recto ${CPACK_PACKAGE_VERSION}; README.md says what it does.

 -- ${CPACK_PACKAGE_CONTACT}  ${date}
")
execute_process(COMMAND gzip -9nf ${share}/doc/recto/changelog ${share}/man/man1/recto.1 COMMAND_ERROR_IS_FATAL ANY)
file(MAKE_DIRECTORY ${share}/zsh/vendor-completions)
file(RENAME ${share}/zsh/site-functions/_recto ${share}/zsh/vendor-completions/_recto)
file(REMOVE_RECURSE ${share}/zsh/site-functions)
