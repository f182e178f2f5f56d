extension RecordedAnswers {
    static let timesAndTexts = ###"""
        divf 2 3
            "0.6666666666666667"
        divf 10 3 2
            "1.6666666666666667"
        addf 1.5 2 "3"
            "6.5"
        subf 1 0.9
            "0.1"
        subf 3 1 1
            "1"
        mulf 1.1 1.1
            "1.21"
        mulf 0.1 0.1 0.1
            "0.001"
        add1f 1.1
            "2.1"
        add1f "2.5"
            "3.5"
        divf 1e-20 3
            "0"
        divf -1 3
            "-0.3333333333333333"
        divf 5 2 0
            "error: decimal division by 0"
        divf 1 1e20
            "0"
        addf 1e300 1e-300
            "1e+300"
        mulf 1e200 1e200
            "+Inf"
        addf
            "0"
        urlParse "mailto:a@b.c"
            "map[fragment: host: hostname: opaque:a@b.c path: query: scheme:mailto userinfo:]"
        urlParse "/a/b?x=1"
            "map[fragment: host: hostname: opaque: path:/a/b query:x=1 scheme: userinfo:]"
        urlParse "a/b"
            "map[fragment: host: hostname: opaque: path:a/b query: scheme: userinfo:]"
        urlParse "//host/p"
            "map[fragment: host:host hostname:host opaque: path:/p query: scheme: userinfo:]"
        urlParse "http://[::1]:80/x"
            "map[fragment: host:[::1]:80 hostname:::1 opaque: path:/x query: scheme:http userinfo:]"
        urlParse "HTTP://Host/a%20b"
            "map[fragment: host:Host hostname:Host opaque: path:/a b query: scheme:http userinfo:]"
        urlParse "http://h/%zz"
            "error: unable to parse url: parse \"http://h/%zz\": invalid URL escape \"%zz\""
        urlParse "http://h:x/"
            "error: unable to parse url: parse \"http://h:x/\": invalid port \":x\" after host"
        urlParse ""
            "map[fragment: host: hostname: opaque: path: query: scheme: userinfo:]"
        urlParse "http://h?"
            "map[fragment: host:h hostname:h opaque: path: query: scheme:http userinfo:]"
        urlParse "http://a b/"
            "error: unable to parse url: parse \"http://a b/\": invalid character \" \" in host name"
        urlParse "a:b:c"
            "map[fragment: host: hostname: opaque:b:c path: query: scheme:a userinfo:]"
        urlParse "http://us%40er:p@h"
            "map[fragment: host:h hostname:h opaque: path: query: scheme:http userinfo:us%40er:p]"
        urlParse "postgres://u:p%23@h:5432/db?sslmode=disable"
            "map[fragment: host:h:5432 hostname:h opaque: path:/db query:sslmode=disable scheme:postgres userinfo:u:p%23]"
        urlJoin (dict "host" "h" "path" "p q" "scheme" "https" "userinfo" "u:p@")
            "https://u:p%40@h/p%20q"
        urlJoin (dict "host" "h" "path" "p q" "scheme" "https" "userinfo" "u:pw")
            "https://u:pw@h/p%20q"
        urlJoin (dict "path" "a:b")
            "./a:b"
        urlJoin (dict "opaque" "a@b" "scheme" "mailto")
            "mailto:a@b"
        urlJoin (dict "host" 3)
            "error: unable to parse host key, must be of type string, but int found"
        urlJoin (dict)
            ""
        urlJoin (urlParse "https://user:pass@example.com:8443/a/b?c=d&e=f#g h")
            "https://user:pass@example.com:8443/a/b?c=d&e=f#g%20h"
        toToml (dict "a" 1.5 "b" true "c" "q\"\\\n\t" "d" nil "e" (list) "f" (dict))
            "a = 1.5\nb = true\nc = \"q\\\"\\\\\\n\\t\"\ne = []\n\n[f]\n"
        toToml (dict "a b" 1 "" 2 "c.d" (dict "x" (dict "y" 1)) "z" (list (list 1) (list "a")))
            "\"\" = 2\n\"a b\" = 1\nz = [[1], [\"a\"]]\n\n[\"c.d\"]\n  [\"c.d\".x]\n    y = 1\n"
        toToml (dict "t" (dict "u" (dict "v" 1 "w" (list (dict "x" 1) (dict "y" 2)))))
            "[t]\n  [t.u]\n    v = 1\n\n    [[t.u.w]]\n      x = 1\n\n    [[t.u.w]]\n      y = 2\n"
        toToml (list 1 2)
            "[1, 2]"
        toToml (list (dict "a" 1))
            "toml: top-level values must be Go maps or structs"
        toToml "a"
            "\"a\""
        toToml nil
            "error: reflect: call of reflect.Value.Type on zero Value"
        toToml (dict "a" (list 1 nil))
            "toml: cannot encode array with nil element"
        toToml (dict "a" (list (dict "b" 1) 2))
            "a = [{b = 1}, 2]\n"
        toToml (dict "a" (list (dict "b" (dict "c" 1) "d" 1) 2))
            "a = [{d = 1, b = {c = 1}}, 2]\n"
        toToml (dict "a" 1e20 "b" 1e6 "c" (mustToDuration "1h") "d" (toDate "2006-01-02" "2020-01-02"))
            "a = 1e+20\nb = 1e+06\nc = \"1h0m0s\"\nd = 2020-01-02T00:00:00Z\n"
        toToml (dict "a" (dict "b" 1) "c" (dict "d" 1) "e" 1)
            "e = 1\n\n[a]\n  b = 1\n\n[c]\n  d = 1\n"
        toToml (dict "x" "é\u0001\u007f")
            "x = \"\u00e9\\u0001\\u007f\"\n"
        fromToml "a.b = 1\na.c = 2\n[[t]]\nx=1\n[[t]]\nx=2\n[t.u]\ny=3"
            "map[a:map[b:1 c:2] t:[map[x:1] map[u:map[y:3] x:2]]]"
        fromToml "a = [1, 2,\n3]\nb = {x = 1, y = \"z\"}\nc = 1.5\nd = true\ne = 'lit'\nf = \"\"\"\nmulti\nline\"\"\"\ng = 0x1F\nh = 1_000\ni = 1e3"
            "map[a:[1 2 3] b:map[x:1 y:z] c:1.5 d:true e:lit f:multi\nline g:31 h:1000 i:1000]"
        fromToml "d = 2020-01-02T03:04:05Z"
            "map[d:2020-01-02 03:04:05 +0000 UTC]"
        fromToml "d = 1979-05-27"
            "map[d:1979-05-27 00:00:00 +0000 date-local]"
        fromToml ""
            "map[]"
        fromToml "# c\na = 1 # d"
            "map[a:1]"
        typeOf (get (fromToml "a = 1") "a")
            "int64"
        typeOf (get (fromToml "a = [1]") "a")
            "[]interface {}"
        typeOf (get (fromToml "[[a]]\nb=1") "a")
            "[]map[string]interface {}"
        derivePassword 1 "foo" "password" "user" "example.com"
            "cannot find password template foo"
        decryptAES "secretkey" "30tEfhuJSVRhpG97XCuWgz2okj7L8vQ1s6V9zVUPeDQ="
            "plaintext"
        decryptAES "secretkey" "!!"
            "error: illegal base64 data at input byte 0"
        decryptAES "secretkey" "YWJj"
            "error: runtime error: slice bounds out of range [:16] with capacity 3"
        decryptAES "secretkey" ""
            ""
        encryptAES "k" ""
            ""
        encryptAES "key" "hello" | decryptAES "key"
            "hello"
        bcrypt "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes"
        uuidv4 | len
            "36"
        randAlphaNum 10 | len
            "10"
        randBytes 10 | len
            "16"
        buildCustomCert "a" "b"
            "error: unable to decode base64 certificate"
        buildCustomCert "YQ==" "YQ=="
            "error: unable to decode certificate"
        genCAWithKey "a" 1 "x"
            "error: parsing private key: no PEM data in input"
        genCAWithKey "a" 1 "-----BEGIN FOO-----\nYWJj\n-----END FOO-----\n"
            "error: parsing private key: no private key data in PEM block of type FOO"
        genSelfSignedCert "a" (list "x") (list) 1
            "error: error parsing ip: x"
        genSelfSignedCert "a" (list 1) (list) 1
            "error: error parsing ip: 1 is not a string"
        genSelfSignedCert "a" (list "10.0.0.1") (list 1) 1
            "error: error processing alternate dns name: 1 is not a string"
        date "Jan 2, 2006 at 3:04pm (MST)" (toDate "2006-01-02" "2020-02-29")
            "Feb 29, 2020 at 12:00am (UTC)"
        date "02/01/06 15:04:05.000 -0700 Z07:00 Monday Mon January Jan _2 002 __2" (toDate "2006-01-02 15:04:05.999" "2020-03-07 04:05:06.789")
            "07/03/20 04:05:06.789 +0000 Z Saturday Sat March Mar  7 067  67"
        date "2006" "x" | len
            "4"
        dateInZone "2006-01-02 15:04 MST" 1700000000 "America/New_York"
            "2023-11-14 17:13 EST"
        dateInZone "2006-01-02 15:04 MST" 1690000000 "America/New_York"
            "2023-07-22 00:26 EDT"
        dateInZone "2006-01-02 15:04 MST -07:00" 1690000000 "Asia/Kolkata"
            "2023-07-22 09:56 IST +05:30"
        dateInZone "2006-01-02 15:04 MST -07:00" 1690000000 "America/Sao_Paulo"
            "2023-07-22 01:26 -03 -03:00"
        dateInZone "2006-01-02 15:04 MST -07:00" 1690000000 "Nope/Nope"
            "2023-07-22 04:26 UTC +00:00"
        dateInZone "2006-01-02 15:04 MST -07:00" 1690000000 "Asia/Tokyo"
            "2023-07-22 13:26 JST +09:00"
        dateInZone "2006-01-02 15:04 MST -07:00" 1690000000 "UTC"
            "2023-07-22 04:26 UTC +00:00"
        dateInZone "2006-01-02 15:04 MST -07:00" 1690000000 ""
            "2023-07-22 04:26 UTC +00:00"
        dateInZone "2006-01-02 15:04 MST -07:00" 1690000000 "EST"
            "2023-07-21 23:26 EST -05:00"
        dateInZone "2006-01-02 15:04 MST -07:00" 1690000000 "Europe/Berlin"
            "2023-07-22 06:26 CEST +02:00"
        toDate "2006-01-02T15:04:05Z07:00" "2020-01-02T03:04:05+02:00"
            "2020-01-02 03:04:05 +0200 +0200"
        toDate "2006-01-02T15:04:05Z07:00" "2020-01-02T03:04:05Z"
            "2020-01-02 03:04:05 +0000 UTC"
        toDate "Jan 2 2006" "Feb 30 2020"
            "0001-01-01 00:00:00 +0000 UTC"
        mustToDate "2006-01-02" "2020-13-01"
            "error: parsing time \"2020-13-01\": month out of range"
        mustToDate "2006-01-02" "2020-02-30"
            "error: parsing time \"2020-02-30\": day out of range"
        mustToDate "2006-01-02" "2020-1-01"
            "error: parsing time \"2020-1-01\" as \"2006-01-02\": cannot parse \"1-01\" as \"01\""
        mustToDate "2006-01-02" "2020-01-01x"
            "error: parsing time \"2020-01-01x\": extra text: \"x\""
        mustToDate "2006-01-02 MST" "2020-01-01 EST"
            "2020-01-01 00:00:00 +0000 EST"
        mustToDate "3:04PM" "4:05PM"
            "0000-01-01 16:05:00 +0000 UTC"
        mustToDate "2006-01-02" ""
            "error: parsing time \"\" as \"2006-01-02\": cannot parse \"\" as \"2006\""
        mustDateModify "foo" (toDate "2006" "2020")
            "error: time: invalid duration \"foo\""
        dateModify "foo" (toDate "2006" "2020")
            "2020-01-01 00:00:00 +0000 UTC"
        dateModify "+24h" (toDate "2006" "2020")
            "2020-01-02 00:00:00 +0000 UTC"
        durationRound "400h"
            "16d"
        durationRound "9000h"
            "1y"
        durationRound "-90m"
            "1h"
        durationRound "1ms"
            "0s"
        durationSeconds "1m30s"
            "90"
        durationMinutes "90s"
            "1.5"
        durationHours 5400
            "1.5"
        durationDays "36h"
            "1.5"
        durationWeeks "168h"
            "1"
        durationMilliseconds "1.5s"
            "1500"
        durationMicroseconds "1.5s"
            "1500000"
        durationNanoseconds 1.5
            "1500000000"
        durationRoundTo "1h29m" "1h"
            "1h0m0s"
        durationTruncateTo "1h59m" "1h"
            "1h0m0s"
        durationRoundTo "x" "1h"
            "0s"
        durationRoundTo "90m" "x"
            "1h30m0s"
        durationRoundTo "90m" "-1h"
            "1h30m0s"
        mustToDuration "x"
            "error: could not parse duration \"x\""
        mustToDuration ""
            "error: empty duration"
        mustToDuration (list)
            "error: unsupported duration type []interface {}"
        mustToDuration 1e30
            "error: duration seconds overflow: 1e+30"
        mustToDuration nil
            "error: invalid duration"
        mustToDuration true
            "error: unsupported duration type bool"
        mustToDuration "1h 2m"
            "error: could not parse duration \"1h 2m\""
        typeOf (mustToDuration 1)
            "time.Duration"
        typeOf (durationRoundTo 1 1)
            "time.Duration"
        kindOf (mustToDuration 1)
            "int64"
        typeOf (semver "1.2.3")
            "*semver.Version"
        kindOf (semver "1.2.3")
            "ptr"
        osBase "/a/b"
            "b"
        osDir "/a/b"
            "/a"
        osClean "a//b/.."
            "a"
        osExt "a.tar.gz"
            ".gz"
        osIsAbs "a"
            "false"
        ext "a"
            ""
        ext "a.b/c"
            ""
        base "/"
            "/"
        base "a/"
            "a"
        clean "/.."
            "/"
        clean "../../a"
            "../../a"
        clean "a/../../b"
            "../b"
        dir "/"
            "/"
        dir "a"
            "."
        biggest 1 3 2
            "3"
        date_in_zone "2006" 0 "UTC"
            "1970"
        date_modify "1h" (toDate "2006" "2020")
            "2020-01-01 01:00:00 +0000 UTC"
        must_date_modify "1h" (toDate "2006" "2020")
            "2020-01-01 01:00:00 +0000 UTC"
        htmlDateInZone 0 "Asia/Tokyo"
            "1970-01-01"
        htmlDateInZone 1700000000 "America/New_York"
            "2023-11-14"
        mustChunk 2 (list 1 2 3)
            "[[1 2] [3]]"
        mustCompact (list 0 1)
            "[1]"
        mustInitial (list 1 2)
            "[1]"
        mustLast (list 1 2)
            "2"
        mustMerge (dict "a" 1) (dict "a" 2 "b" 3)
            "map[a:1 b:3]"
        mustMergeOverwrite (dict "a" 1) (dict "a" 2 "b" 3)
            "map[a:2 b:3]"
        mustPrepend (list 1) 0
            "[0 1]"
        mustPush (list 1) 2
            "[1 2]"
        push (list 1) 2
            "[1 2]"
        mustRest (list 1 2)
            "[2]"
        mustReverse (list 1 2)
            "[2 1]"
        mustUniq (list 1 1)
            "[1]"
        mustWithout (list 1 2) 1
            "[2]"
        mustToToml (dict "a" 1)
            "a = 1\n"
        mustToToml (list (dict "a" 1))
            "error: toml: top-level values must be Go maps or structs"
        mustLast "a"
            "error: Cannot find last on type string"
        mustUniq nil
            "error: runtime error: invalid memory address or nil pointer dereference"
        mustChunk 1 "a"
            "error: Cannot chunk type string"
        mustWithout 3 1
            "error: Cannot find without on type int"
        mustReverse (dict)
            "error: Cannot find reverse on type map"
        mustCompact "abc"
            "error: Cannot compact on type string"
        mustSlice (dict) 1
            "error: list should be type of slice or array but map"
        mustMerge (dict "a" (dict "b" 1)) (dict "a" 1)
            "map[a:map[b:1]]"
        float64 "1__0"
            "0"
        float64 "_1"
            "0"
        float64 "1_"
            "0"
        float64 "1_000.5"
            "1000.5"
        float64 "+1"
            "1"
        float64 "nan"
            "NaN"
        float64 "1e"
            "0"
        toYaml (dict "a" (list "x: y" "- z" (dict "b" "c: d")) "e" "multi\nline: x\n")
            "a:\n- 'x: y'\n- '- z'\n- b: 'c: d'\ne: |\n  multi\n  line: x"
        toYaml (dict "script" "#!/bin/sh\nset -e\necho \"hi\"\n\nexit 0\n")
            "script: |\n  #!/bin/sh\n  set -e\n  echo \"hi\"\n\n  exit 0"
        toYaml (dict "annotations" (dict "a.b/c" "true" "d" "10" "e" "1.5" "f" "2020-01-01"))
            "annotations:\n  a.b/c: \"true\"\n  d: \"10\"\n  e: \"1.5\"\n  f: \"2020-01-01\""
        toYaml (dict "cmd" (list "sh" "-c" "sleep 5 && echo ok"))
            "cmd:\n- sh\n- -c\n- sleep 5 && echo ok"
        toYaml (dict "a" "x\n\ny" "b" "\n" "c" " lead" "d" "trail " "e" "tab\there")
            "a: |-\n  x\n\n  y\nb: |2+\n\nc: ' lead'\nd: 'trail '\ne: \"tab\\there\""
        toYaml (dict "resources" (dict "limits" (dict "cpu" "100m" "memory" "128Mi") "requests" (dict "cpu" 0.5 "memory" 1)))
            "resources:\n  limits:\n    cpu: 100m\n    memory: 128Mi\n  requests:\n    cpu: 0.5\n    memory: 1"
        """###
}
