// A share whose machine may go silent, loaded before a program (LD_PRELOAD): as long as a file says so, whoever opens its folder waits,
// as at a hard mount of NFS. It needs no rights, as a mount would.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

DIR *opendir(const char *path) {
  const char *folder = getenv("SILENT_SHARE"), *told = getenv("SILENT_SHARE_TOLD");
  int is_there = folder && told && !strcmp(path, folder);
  while (is_there && !access(told, F_OK)) usleep(20000);
  return NEXT(opendir)(path);
}
