# ccache, where it is installed, knows the same file of another checkout again.
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1
