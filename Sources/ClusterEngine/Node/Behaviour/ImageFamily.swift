/// What is known of well-known images: their servers' ports, start-up times, users and ways to end.
///
/// Sources: the images' own documentation on Docker Hub and their Dockerfiles (USER, EXPOSE, STOPSIGNAL).
struct ImageFamily: Sendable {
    /// Checks a server makes of its surroundings before it serves.
    enum StartCheck: Sendable {
        /// One of these variables must be set; else it writes the text and ends.
        case needsVariable(anyOf: [String], message: String)
        /// A data directory that must be empty and writable, and the variable that moves it.
        case dataDirectory(path: String, variable: String?, owner: Int)
    }

    var startup = 0.3
    var ports: [Int] = []
    /// The exit code on SIGTERM (or the image's own STOPSIGNAL); `nil` where it does not heed it.
    var stopCode: Int? = 0
    var stopSeconds = 0.1
    /// The user the image runs as.
    var user = 0
    var megabytes = 32.0
    var checks: [StartCheck] = []
    /// Commands the image has; empty where that is not known.
    var commands: Set<String> = []
    /// Whether its default command is a shell, which ends at once without a terminal.
    var isShell = false

    init?(of image: String) {
        guard let family = Self.lookUp(image) else { return nil }
        self = family
    }

    private init() {}

    private init(
        _ startup: Double, ports: [Int], stop: Int? = 0, stopSeconds: Double = 0.1, user: Int = 0,
        megabytes: Double = 32,
        checks: [StartCheck] = []
    ) {
        self.startup = startup
        self.ports = ports
        stopCode = stop
        self.stopSeconds = stopSeconds
        self.user = user
        self.megabytes = megabytes
        self.checks = checks
    }

    private static func lookUp(_ image: String) -> ImageFamily? {
        var name = image.prefix { $0 != "@" }
        if let colon = name.lastIndex(of: ":"), !name[colon...].contains("/") { name = name[..<colon] }
        let path = name.split(separator: "/")
        guard let last = path.last else { return nil }
        if path.count > 1, let special = families["\(path[path.count - 2])/\(last)"] { return special }
        return families[String(last)]
    }

    /// Whether an image surely lacks a command.
    func lacks(_ path: String) -> Bool {
        guard !commands.isEmpty else { return false }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        if commands.contains(name) {
            return path.hasPrefix("/")
                && !["/bin/", "/sbin/", "/usr/bin/", "/usr/sbin/"].contains { path == $0 + name }
        }
        return true
    }

    /// Whether a name is that of a common tool, and not of a program an image is made for.
    static func isShellCommand(_ name: String) -> Bool { shellCommands.contains(name) && name != "httpd" }

    private static let shellCommands: Set<String> = [
        "[", "[[", "acpid", "add-shell", "addgroup", "adduser", "adjtimex", "arch", "arp", "arping", "ash",
        "awk", "base32", "base64", "basename", "bc", "bunzip2", "busybox", "bzcat", "bzip2", "cal", "cat",
        "chgrp", "chmod", "chown", "chpasswd", "chroot", "chvt", "cksum", "clear", "cmp", "comm", "cp",
        "cpio", "crond", "crontab", "cut", "date", "dc", "dd", "deallocvt", "delgroup", "deluser", "depmod",
        "devmem", "df", "diff", "dirname", "dmesg", "dnsd", "dnsdomainname", "dos2unix", "du", "dumpkmap",
        "echo", "egrep", "eject", "env", "ether-wake", "expand", "expr", "factor", "fallocate", "false",
        "fbset", "fdflush", "fdformat", "fdisk", "fgrep", "find", "flock", "fold", "free", "fsck", "fsync",
        "ftpd", "ftpget", "ftpput", "fuser", "getent", "getopt", "getty", "grep", "groups", "gunzip",
        "gzip", "halt", "hd", "head", "hexdump", "hostid", "hostname", "httpd", "hwclock", "id", "ifconfig",
        "ifdown", "ifup", "inetd", "init", "inotifyd", "insmod", "install", "ionice", "iostat", "ip",
        "ipaddr", "ipcalc", "ipcrm", "ipcs", "iplink", "ipneigh", "iproute", "iprule", "iptunnel", "kill",
        "killall", "killall5", "klogd", "last", "less", "link", "linux32", "linux64", "ln", "loadfont",
        "logger", "login", "logname", "logread", "losetup", "ls", "lsmod", "lsof", "lspci", "lsusb",
        "lzcat", "lzma", "lzop", "makedevs", "makemime", "md5sum", "mdev", "mesg", "microcom", "mkdir",
        "mkdosfs", "mke2fs", "mkfifo", "mkfs.ext2", "mkfs.vfat", "mknod", "mkpasswd", "mkswap", "mktemp",
        "modinfo", "modprobe", "more", "mount", "mountpoint", "mpstat", "mt", "mv", "nameif", "nanddump",
        "nc", "netstat", "nice", "nl", "nmeter", "nohup", "nologin", "nproc", "nsenter", "nslookup", "ntpd",
        "od", "openvt", "partprobe", "passwd", "paste", "patch", "pgrep", "pidof", "ping", "ping6",
        "pipe_progress", "pivot_root", "pkill", "pmap", "poweroff", "printenv", "printf", "ps", "pscan",
        "pstree", "pwd", "pwdx", "raidautorun", "rdate", "readlink", "readprofile", "realpath", "reboot",
        "reformime", "renice", "reset", "resize", "rev", "rm", "rmdir", "rmmod", "route", "run-parts",
        "script", "sed", "sendmail", "seq", "setconsole", "setfont", "setkeycodes", "setlogcons", "setpriv",
        "setserial", "setsid", "setuidgid", "sh", "sha1sum", "sha256sum", "sha3sum", "sha512sum", "showkey",
        "shred", "shuf", "slattach", "sleep", "sort", "split", "start-stop-daemon", "stat", "strings",
        "stty", "su", "sum", "swapoff", "swapon", "switch_root", "sync", "sysctl", "syslogd", "tac", "tail",
        "tar", "taskset", "tcpsvd", "tee", "telnet", "telnetd", "test", "tftp", "time", "timeout", "top",
        "touch", "tr", "traceroute", "traceroute6", "tree", "true", "truncate", "ts", "tty", "ttysize",
        "tunctl", "udhcpc", "udhcpd", "udpsvd", "umount", "uname", "unexpand", "uniq", "unix2dos", "unlink",
        "unlzma", "unshare", "unxz", "unzip", "uptime", "users", "usleep", "uudecode", "uuencode",
        "vconfig", "vi", "vlock", "volname", "w", "wall", "watch", "watchdog", "wc", "wget", "which", "who",
        "whoami", "whois", "xargs", "xxd", "xz", "xzcat", "yes", "zcat", "zcip",
    ]

    private static func shell() -> ImageFamily {
        var family = ImageFamily()
        family.commands = shellCommands
        family.isShell = true
        return family
    }

    private static let postgresCheck = [
        StartCheck.needsVariable(
            anyOf: ["POSTGRES_PASSWORD", "POSTGRES_PASSWORD_FILE", "POSTGRES_HOST_AUTH_METHOD"],
            message: "Error: Database is uninitialized and superuser password is not specified."),
        .dataDirectory(path: "/var/lib/postgresql/data", variable: "PGDATA", owner: 999),
    ]
    private static let mysqlCheck = [
        StartCheck.needsVariable(
            anyOf: [
                "MYSQL_ROOT_PASSWORD", "MYSQL_ROOT_PASSWORD_FILE", "MYSQL_ALLOW_EMPTY_PASSWORD",
                "MYSQL_RANDOM_ROOT_PASSWORD",
                "MARIADB_ROOT_PASSWORD", "MARIADB_ROOT_PASSWORD_FILE", "MARIADB_ALLOW_EMPTY_ROOT_PASSWORD",
                "MARIADB_RANDOM_ROOT_PASSWORD", "MARIADB_ROOT_PASSWORD_HASH",
            ], message: "[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified"),
        .dataDirectory(path: "/var/lib/mysql", variable: nil, owner: 999),
    ]

    private static let families: [String: ImageFamily] = [
        "busybox": shell(), "alpine": shell(),
        "nginx": ImageFamily(0.1, ports: [80], megabytes: 12),
        "nginxinc/nginx-unprivileged": ImageFamily(0.1, ports: [8080], user: 101, megabytes: 12),
        "nginx-unprivileged": ImageFamily(0.1, ports: [8080], user: 101, megabytes: 12),
        "httpd": ImageFamily(0.2, ports: [80], megabytes: 16),
        "caddy": ImageFamily(0.2, ports: [80, 443], megabytes: 24),
        "traefik": ImageFamily(0.5, ports: [], megabytes: 64),
        "haproxy": ImageFamily(0.2, ports: [], user: 99, megabytes: 32),
        "postgres": ImageFamily(2, ports: [5432], stopSeconds: 0.5, megabytes: 48, checks: postgresCheck),
        "mysql": ImageFamily(8, ports: [3306], stopSeconds: 1, megabytes: 400, checks: mysqlCheck),
        "mariadb": ImageFamily(5, ports: [3306], stopSeconds: 1, megabytes: 180, checks: mysqlCheck),
        "mongo": ImageFamily(2, ports: [27017], stopSeconds: 0.5, megabytes: 180),
        "redis": ImageFamily(0.1, ports: [6379], megabytes: 10),
        "valkey": ImageFamily(0.1, ports: [6379], megabytes: 10),
        "memcached": ImageFamily(0.1, ports: [11211], user: 11_211, megabytes: 8),
        "rabbitmq": ImageFamily(6, ports: [5672], stopSeconds: 2, megabytes: 150),
        "kafka": ImageFamily(6, ports: [9092], stop: 143, stopSeconds: 2, user: 1_000, megabytes: 600),
        "elasticsearch": ImageFamily(
            15, ports: [9200, 9300], stop: 143, stopSeconds: 2, user: 1_000, megabytes: 1_200),
        "keycloak": ImageFamily(10, ports: [8080], stop: 143, user: 1_000, megabytes: 500),
        "grafana": ImageFamily(2, ports: [3000], user: 472, megabytes: 80),
        "prometheus": ImageFamily(1, ports: [9090], user: 65_534, megabytes: 100),
        "nats": ImageFamily(0.1, ports: [4222, 8222], megabytes: 16),
        "minio": ImageFamily(1, ports: [9000], megabytes: 100),
    ]
}
