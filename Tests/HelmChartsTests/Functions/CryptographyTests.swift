import Testing

@testable import HelmCharts

struct CryptographyTests {
    private func bytes(_ hexadecimal: String) -> [UInt8] {
        stride(from: 0, to: hexadecimal.utf8.count, by: 2).map {
            UInt8(hexadecimal.utf8Substring($0..<$0 + 2), radix: 16) ?? 0
        }
    }
    private func hex(_ bytes: [UInt8]) -> String { SecureHash.hexadecimal(bytes) }

    /// FIPS 180-4's examples, and RFC 4231's for HMAC.
    @Test func hashes() {
        let two = Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)
        #expect(hex(SecureHash.sha1(two)) == "84983e441c3bd26ebaae4aa1f95129e5e54670f1")
        #expect(
            hex(SecureHash.sha256(two)) == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
        #expect(
            hex(SecureHash.sha512(Array("abc".utf8))).hasPrefix("ddaf35a193617abacc417349ae20413112e6fa4e89a97ea2"))
        #expect(
            hex(SecureHash.hmac(key: Array("Jefe".utf8), Array("what do ya want for nothing?".utf8)))
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    }

    /// RFC 7914's first example; `derivePassword` is recorded with more rounds.
    @Test func scrypt() {
        #expect(
            hex(Scrypt.key([], salt: [], cost: 16, blockSize: 1, parallelism: 1, length: 16))
                == "77d6576238657b203b19ca42c18a0497")
    }

    /// An example of OpenBSD's and others' tests, at the least cost.
    @Test func bcrypt() {
        // The salt `DCq7YPn5Rq63x1Lad4cll.`
        let salt = bytes("144b3d691a7b4ecf39cf735c7fa7a79c")
        #expect(
            BCrypt.hash([], salt: salt, cost: 6) == "$2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.")
    }

    /// NIST SP 800-38A, F.2.5.
    @Test func encryptsInChains() {
        let key = bytes("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4")
        let start = bytes("000102030405060708090a0b0c0d0e0f")
        let message = bytes("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51")
        let output = AES(password: key).encryptChained(message, start: start)
        #expect(
            hex(Array(output[16..<48])) == "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d")
        #expect(Array(AES(password: key).decryptChained(output).prefix(32)) == message)
    }

    /// RFC 8032, 7.1, tests 1 and 2.
    @Test func signsOnTheEdwardsCurve() {
        let first = EdwardsKey(seed: bytes("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
        #expect(hex(first.publicBytes) == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
        #expect(hex(first.sign([])).hasPrefix("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8"))
        let second = EdwardsKey(seed: bytes("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
        #expect(hex(second.sign([0x72])).hasPrefix("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"))
    }

    /// NIST's example of the public key of a known secret.
    @Test func pointsOfP256() {
        let key = EllipticKey(
            secret: BigUnsigned(
                bytes: bytes("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721")))
        #expect(
            hex(key.publicPoint.x.bytes(count: 32))
                == "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6")
        #expect(
            hex(key.publicPoint.y.bytes(count: 32))
                == "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299")
    }

    @Test func largeNumbers() {
        var random = SeededRandom(seed: 3)
        for _ in 0..<60 {
            let a = BigUnsigned(bytes: RandomFunctions.bytes(Int.random(in: 1...90, using: &random), &random))
            let b = BigUnsigned(bytes: RandomFunctions.bytes(Int.random(in: 1...40, using: &random), &random))
            let (quotient, remainder) = a.divided(by: b)
            #expect(quotient * b + remainder == a && (remainder < b || b.isZero))
            #expect(a + b - b == a && (a << 77) >> 77 == a)
            #expect(BigUnsigned(decimal: a.decimal) == a)
        }
        let prime = (BigUnsigned(1) << 521) - BigUnsigned(1)
        #expect(BigUnsigned(3).power(prime - BigUnsigned(1), modulo: prime) == BigUnsigned(1))
    }

    /// Powers modulo odd numbers of all sizes are those that division finds.
    @Test func powersWithoutDivision() throws {
        var random = SeededRandom(seed: 4)
        for bytes in [1, 8, 9, 24, 31] {
            let base = BigUnsigned(bytes: RandomFunctions.bytes(40, &random))
            let modulus = BigUnsigned(bytes: RandomFunctions.bytes(bytes, &random).dropLast() + [0x55])
            for exponent in [
                BigUnsigned(0), BigUnsigned(65_537), BigUnsigned(bytes: RandomFunctions.bytes(20, &random)),
            ] {
                var expected = BigUnsigned(1) % modulus
                for index in stride(from: exponent.bitWidth - 1, through: 0, by: -1) {
                    expected = expected * expected % modulus
                    if exponent.bit(index) { expected = expected * base % modulus }
                }
                #expect(base.power(exponent, modulo: modulus) == expected)
            }
        }
    }

    @Test func primes() {
        var random = SeededRandom(seed: 6)
        let composites: [UInt64] = [1, 9, 561, 25_326_001, 3_215_031_751]
        for number in composites { #expect(!Primes.isPrime(BigUnsigned(number), &random)) }
        for number: UInt64 in [2, 3, 7_919, 4_294_967_291, 63_018_038_201, 18_446_744_073_709_551_557] {
            #expect(Primes.isPrime(BigUnsigned(number), &random))
        }
        for bits in [16, 64, 65, 200] { #expect(Primes.prime(bits: bits, &random).bitWidth == bits) }
    }

    @Test func certificatesAreSignedByTheirAuthority() throws {
        func make(_ seed: UInt64) throws -> (CertificateObject, CertificateObject) {
            var evaluator = ExpressionEvaluator()
            evaluator.context = RenderContext(seed: seed, now: TemplateTime(seconds: 1_700_000_000))
            let authority = try evaluator.value(#"genCA "ca" 30"#)
            evaluator.variables["ca"] = authority
            let signed = try evaluator.value(
                #"genSignedCert "web" (list "10.0.0.1" "::1") (list "web" "*.web") 10 $ca"#)
            return (try pair(authority), try pair(signed))
        }
        func pair(_ value: TemplateValue) throws -> CertificateObject {
            guard case .object(let object) = value.payload, let pair = object as? CertificateObject else {
                throw ExpressionEvaluator.Failure.syntax("no certificate")
            }
            return pair
        }
        let (authority, signed) = try make(5)

        let bytes = try #require(PEM.decode(signed.certificate)).bytes
        var outer = DERReader(bytes)
        var certificate = try outer.sequence()
        let body = try certificate.element(0x30).all
        _ = try certificate.next(0x30)
        let signature = Array(try certificate.next(0x03).dropFirst())
        guard case .rsa(let key) = try PrivateKey.parse(authority.key) else {
            Issue.record("the authority's key is no RSA key")
            return
        }
        #expect(key.verify(signature, body))
        #expect(!key.verify(signature, body + [0]))
        let issuer = try CertificateReader(try #require(PEM.decode(authority.certificate)).bytes)
        #expect(issuer.keyIdentifier?.count == 20)
    }

    @Test func keysOfOneSeedAreEqual() throws {
        func key(_ seed: UInt64) throws -> String? {
            var evaluator = ExpressionEvaluator()
            evaluator.context = RenderContext(seed: seed)
            return try evaluator.value(#"genPrivateKey "ecdsa""#).string
        }
        #expect(try key(1) == key(1) && key(1) != key(2))
    }

    @Test func passwordsAreReadBack() throws {
        let evaluator = ExpressionEvaluator()
        #expect(try evaluator.value(#"encryptAES "secret" "text" | decryptAES "secret""#).string == "text")
        #expect(try evaluator.value(#"htpasswd "u" "p""#).string?.hasPrefix("u:$2a$10$") == true)
    }
}
