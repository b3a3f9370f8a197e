# Läser in svaren i en omgång och räknar om medelbetygen.
#
# Så här, i mappen där filerna ligger:
#
#   Rscript las-in.R svar.csv kodbok.csv
#
# Efteråt finns i R:
#   svar     alla svar som text, precis som i filen
#   kodbok   vad varje kolumn och kod betyder
#   betyg    en rad per fråga och sektor: antal, summa och medelbetyg
#   totalt   en rad per fråga: det vägda medelbetyget
#
# Inget paket behövs. Koderna VE, OBESVARAD och EJ_VISAD är inga betyg. Två
# punkter betyder att uppgiften inte får visas, och ett tankstreck att den inte
# finns.

argument <- commandArgs(trailingOnly = TRUE)
svarsfil <- if (length(argument) >= 1) argument[1] else "svar.csv"
kodboksfil <- if (length(argument) >= 2) argument[2] else "kodbok.csv"

las <- function(fil) {
  rubrik <- readLines(fil, n = 1, warn = FALSE, encoding = "UTF-8")
  read.csv(fil,
    sep = if (grepl(";", rubrik, fixed = TRUE)) ";" else ",", colClasses = "character",
    check.names = FALSE, na.strings = character(0), fileEncoding = "UTF-8-BOM"
  )
}

# Ett tal, eller NA för allt som inte är ett tal. Filen för Excel har decimalkomma.
tal <- function(text) {
  text <- sub(",", ".", text, fixed = TRUE)
  ifelse(grepl("^-?[0-9]+([.][0-9]+)?$", text), suppressWarnings(as.numeric(text)), NA)
}

svar <- las(svarsfil)
if (nrow(svar) == 0) stop("Filen har inga svar.")
kodbok <- las(kodboksfil)
skalfragor <- unique(kodbok$variabel[kodbok$typ == "skala"])
per_forening <- !("variabel" %in% names(svar))

# Filen har en rad per förening: räkna betygen i varje sektor.
rakna_rader <- function(fraga) {
  delar <- split(svar, svar$sektor)
  do.call(rbind, lapply(delar, function(del) {
    betyg <- tal(del[[fraga]])
    data.frame(
      variabel = fraga, sektor = del$sektor[1], foreningar = tal(del$sektor_antal[1]),
      kanda = sum(del[[fraga]] != "OBESVARAD"), antal = sum(!is.na(betyg)),
      summa = sum(betyg, na.rm = TRUE)
    )
  }))
}

# Filen har antal i stället för rader: hämta dem.
hamta_antal <- function(fraga) {
  del <- svar[svar$variabel == fraga, ]
  sektorer <- unique(del$sektor)
  antal <- function(kod) {
    rad <- del[del$kod == kod, ]
    tal(rad$antal[match(sektorer, rad$sektor)])
  }
  data.frame(
    variabel = rep(fraga, length(sektorer)), sektor = sektorer,
    foreningar = tal(del$sektor_antal[match(sektorer, del$sektor)]),
    kanda = antal("KANDA"), antal = antal("BETYG"), summa = antal("SUMMA")
  )
}

betyg <- do.call(rbind, lapply(skalfragor, if (per_forening) rakna_rader else hamta_antal))
rownames(betyg) <- NULL
betyg$medelbetyg <- ifelse(betyg$antal > 0, betyg$summa / betyg$antal, NA)

# Varje svar står för så många föreningar som sektorn har per känt svar. Är antalet
# föreningar okänt väger alla svar lika. Saknas en sektors uppgifter går totalen
# inte att räkna om härifrån.
vag <- function(del) {
  if (anyNA(del$antal)) return(NA)
  del <- del[del$kanda > 0 | is.na(del$kanda), ]
  if (anyNA(del$summa) || (anyNA(del$kanda) && nrow(del) > 0)) return(NA)
  vikt <- if (anyNA(del$foreningar)) 1 else pmax(del$foreningar, del$kanda) / del$kanda
  antal <- sum(vikt * del$antal)
  if (antal > 0) sum(vikt * del$summa) / antal else NA
}

totalt <- data.frame(
  variabel = skalfragor,
  antal = sapply(skalfragor, function(fraga) sum(betyg$antal[betyg$variabel == fraga])),
  medelbetyg = sapply(skalfragor, function(fraga) vag(betyg[betyg$variabel == fraga, ])),
  row.names = NULL
)

print(betyg, digits = 15)
print(totalt, digits = 15)
