/** What checks a certified file, `resultat.json`, with nothing of this program: as `docs/files.md` has it. */
export const CHECK_LINES = String.raw`# Innehållet som det signerades, och dess kontrollsumma: den i diariet.
sed -E 's/^\{"content":(.*),"signature":(null|\{[^{}]*\})\}$/\1/' resultat.json | tr -d '\n' > innehall.json
sha256sum innehall.json
# Vems nyckeln är: fingeravtrycket som står i filen som "key".
openssl pkey -pubin -in nyckel.pem -outform DER | sha256sum
# Signaturen, och om den är gjord av det innehållet med den nyckeln.
sed -E 's/^.*"value":"([^"]*)"\}\}$/\1/' resultat.json | base64 -d > signatur.bin
openssl pkeyutl -verify -rawin -pubin -inkey nyckel.pem -in innehall.json -sigfile signatur.bin
`
