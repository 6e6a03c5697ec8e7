# Words of the questionnaire itself, used by every screen and by the command line.

institution-LM = Ministry of labour
institution-NSO = Statistical office
institution-ONI = Other institution
